package pdftext

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"golang.org/x/image/tiff/lzw"
)

// unpack1 is the data of a stream without its filters.
func (f *file) unpack1(s stream) ([]byte, error) {
	if data, done := f.unpacked[s.num]; done && s.num > 0 {
		return data, nil
	}
	data := s.raw
	filters := f.value(s.dict["Filter"])
	params := f.value(s.dict["DecodeParms"])
	list, isList := filters.(array)
	if !isList && filters != nil {
		list = array{filters}
	}
	if len(list) > 4 {
		return nil, fmt.Errorf("it has %d filters", len(list))
	}
	for i, filter := range list {
		parms := f.dict(params)
		if p, ok := params.(array); ok && i < len(p) {
			parms = f.dict(p[i])
		}
		var err error
		if data, err = f.filter(f.name(filter), data, parms); err != nil {
			return nil, err
		}
	}
	if len(list) > 0 {
		f.unpacked[s.num] = data
	}
	return data, nil
}

func (f *file) filter(kind string, data []byte, parms dict) ([]byte, error) {
	var r io.Reader
	switch kind {
	case "FlateDecode", "Fl":
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		r = z
	case "LZWDecode", "LZW":
		// TIFF's form of it changes the width of codes as PDF's does.
		r = lzw.NewReader(bytes.NewReader(data), lzw.MSB, 8)
	case "ASCII85Decode", "A85":
		data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
		data, _, _ = bytes.Cut(data, []byte("~"))
		r = ascii85.NewDecoder(bytes.NewReader(data))
	case "ASCIIHexDecode", "AHx":
		data, _, _ = bytes.Cut(bytes.Join(bytes.Fields(data), nil), []byte(">"))
		if len(data)%2 == 1 {
			data = append(bytes.Clone(data), '0')
		}
		r = hex.NewDecoder(bytes.NewReader(data))
	case "RunLengthDecode", "RL":
		r = bytes.NewReader(f.runs(data))
	default:
		return nil, fmt.Errorf("the filter %q is for pictures", kind)
	}
	out, err := f.readAll(r)
	if err != nil {
		return nil, err
	}
	return f.predicted(out, parms)
}

// readAll reads up to the bound of the file. A wrong checksum at the end is
// let pass: all of the data was there.
func (f *file) readAll(r io.Reader) ([]byte, error) {
	out, err := io.ReadAll(io.LimitReader(r, int64(MaxUnpacked-f.out)+1))
	f.unpack(len(out))
	if errors.Is(err, zlib.ErrChecksum) {
		err = nil
	}
	return out, err
}

func (f *file) runs(data []byte) []byte {
	var out []byte
	for len(data) > 1 && data[0] != 128 {
		n := int(data[0])
		if n < 128 {
			n = min(n+1, len(data)-1)
			out = append(out, data[1:1+n]...)
			data = data[1+n:]
		} else {
			out = append(out, bytes.Repeat(data[1:2], 257-n)...)
			data = data[2:]
		}
		if len(out) > MaxUnpacked {
			break
		}
	}
	return out
}

// predicted undoes the prediction of PNG, which lists of objects may have.
func (f *file) predicted(data []byte, parms dict) ([]byte, error) {
	if f.number(parms["Predictor"], 1) < 10 {
		return data, nil
	}
	bits := f.number(parms["Colors"], 1) * f.number(parms["BitsPerComponent"], 8)
	step := int(between(1, bits/8, 64))
	width := int(between(1, (f.number(parms["Columns"], 1)*bits+7)/8, MaxUnpacked))
	var out []byte
	before := make([]byte, width)
	for len(data) > 1 {
		row := make([]byte, width)
		copy(row, data[1:])
		if err := unfilter(data[0], row, before, step); err != nil {
			return nil, err
		}
		n := min(width, len(data)-1)
		out, before, data = append(out, row[:n]...), row, data[1+n:]
		f.read(width)
	}
	return out, nil
}

func unfilter(kind byte, row, above []byte, step int) error {
	for i := range row {
		var left, corner int
		if i >= step {
			left, corner = int(row[i-step]), int(above[i-step])
		}
		up := int(above[i])
		switch kind {
		case 0:
		case 1:
			row[i] += byte(left)
		case 2:
			row[i] += byte(up)
		case 3:
			row[i] += byte((left + up) / 2)
		case 4:
			row[i] += byte(paeth(left, up, corner))
		default:
			return fmt.Errorf("unknown prediction %d", kind)
		}
	}
	return nil
}

// paeth is the one of three neighbours that is nearest to their estimate (PNG
// specification, section 9.4).
func paeth(left, up, corner int) int {
	distance := func(n int) int { return max(left+up-corner-n, n-left-up+corner) }
	switch {
	case distance(left) <= distance(up) && distance(left) <= distance(corner):
		return left
	case distance(up) <= distance(corner):
		return up
	}
	return corner
}

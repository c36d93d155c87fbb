package docx

import (
	"encoding/xml"
	"errors"
	"math"
)

const (
	nsDrawing        = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	nsDrawingMain    = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsDrawingPicture = "http://schemas.openxmlformats.org/drawingml/2006/picture"
)

type drawing struct {
	XMLName xml.Name `xml:"w:drawing"`
	Anchor  anchor   `xml:"wp:anchor"`
}

// anchor is a picture beside which text runs.
type anchor struct {
	Drawing  string       `xml:"xmlns:wp,attr"`
	DistT    int          `xml:"distT,attr"`
	DistB    int          `xml:"distB,attr"`
	DistL    int          `xml:"distL,attr"`
	DistR    int          `xml:"distR,attr"`
	Simple   int          `xml:"simplePos,attr"`
	Height   int          `xml:"relativeHeight,attr"`
	Behind   int          `xml:"behindDoc,attr"`
	Locked   int          `xml:"locked,attr"`
	InCell   int          `xml:"layoutInCell,attr"`
	Overlap  int          `xml:"allowOverlap,attr"`
	Position simplePos    `xml:"wp:simplePos"`
	X        positionH    `xml:"wp:positionH"`
	Y        positionV    `xml:"wp:positionV"`
	Extent   extent       `xml:"wp:extent"`
	Effect   effectExtent `xml:"wp:effectExtent"`
	Wrap     *wrapSquare  `xml:"wp:wrapSquare"`
	Alone    *toggle      `xml:"wp:wrapTopAndBottom"`
	Name     drawingName  `xml:"wp:docPr"`
	Frame    toggle       `xml:"wp:cNvGraphicFramePr"`
	Graphic  graphic      `xml:"a:graphic"`
}

type simplePos struct {
	X int `xml:"x,attr"`
	Y int `xml:"y,attr"`
}

type positionH struct {
	From  string `xml:"relativeFrom,attr"`
	Align string `xml:"wp:align"`
}

type positionV struct {
	From   string `xml:"relativeFrom,attr"`
	Offset int    `xml:"wp:posOffset"`
}

type extent struct {
	Cx int `xml:"cx,attr"`
	Cy int `xml:"cy,attr"`
}

type effectExtent struct {
	L int `xml:"l,attr"`
	T int `xml:"t,attr"`
	R int `xml:"r,attr"`
	B int `xml:"b,attr"`
}

type wrapSquare struct {
	Text string `xml:"wrapText,attr"`
}

type drawingName struct {
	ID    int    `xml:"id,attr"`
	Name  string `xml:"name,attr"`
	Descr string `xml:"descr,attr,omitempty"`
}

type graphic struct {
	Main string      `xml:"xmlns:a,attr"`
	Data graphicData `xml:"a:graphicData"`
}

type graphicData struct {
	URI     string  `xml:"uri,attr"`
	Picture picture `xml:"pic:pic"`
}

type picture struct {
	Picture string          `xml:"xmlns:pic,attr"`
	Names   pictureNames    `xml:"pic:nvPicPr"`
	Fill    pictureFill     `xml:"pic:blipFill"`
	Shape   pictureGeometry `xml:"pic:spPr"`
}

type pictureNames struct {
	Name  drawingName `xml:"pic:cNvPr"`
	Frame toggle      `xml:"pic:cNvPicPr"`
}

type pictureFill struct {
	Blip    blip    `xml:"a:blip"`
	Stretch stretch `xml:"a:stretch"`
}

type blip struct {
	Embed string `xml:"r:embed,attr"`
}

type stretch struct {
	Rect toggle `xml:"a:fillRect"`
}

type pictureGeometry struct {
	Transform transform `xml:"a:xfrm"`
	Shape     shape     `xml:"a:prstGeom"`
}

type transform struct {
	Offset simplePos `xml:"a:off"`
	Extent extent    `xml:"a:ext"`
}

type shape struct {
	Preset string `xml:"prst,attr"`
	Adjust toggle `xml:"a:avLst"`
}

// picture puts the file among the parts and returns the drawing that shows it
// at the outer edge of the text.
func (to *parts) picture(p Picture) (drawing, error) {
	if to.media != nil {
		return drawing{}, errors.New("more than one picture")
	}
	if len(p.PNG) == 0 || p.Width <= 0 || p.Height <= 0 {
		return drawing{}, errors.New("a picture without content or size")
	}
	to.media = p.PNG
	id := to.relate(&to.bodyLinks, "image", "media/picture1.png", false)
	size := extent{emu(p.Width), emu(p.Height)}
	name := drawingName{ID: 1, Name: "Picture 1", Descr: p.Says}
	side := "right"
	if to.file.RightToLeft {
		side = "left"
	}
	wrap, alone, below := &wrapSquare{"bothSides"}, (*toggle)(nil), 0.0
	if p.Middle {
		side, wrap, alone, below = "center", nil, on(), p.Gap
	}
	return drawing{Anchor: anchor{
		Drawing: nsDrawing, DistB: emu(below), DistL: emu(p.Gap), DistR: emu(p.Gap), Height: 1, InCell: 1,
		X: positionH{"margin", side}, Y: positionV{"paragraph", 0},
		Extent: size, Wrap: wrap, Alone: alone, Name: name,
		Graphic: graphic{nsDrawingMain, graphicData{nsDrawingPicture, picture{
			Picture: nsDrawingPicture,
			Names:   pictureNames{Name: name},
			Fill:    pictureFill{Blip: blip{id}},
			Shape:   pictureGeometry{transform{Extent: size}, shape{Preset: "rect"}},
		}}},
	}}, nil
}

// emu is a length in English metric units.
func emu(points float64) int { return int(math.Round(12700 * points)) }

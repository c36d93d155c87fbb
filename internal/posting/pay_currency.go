package posting

import (
	"strings"
	"sync"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
)

// dollars are the currencies that go by "$". The first two letters of a code
// are its country's, which people write beside the sign.
const dollars = "USD CAD AUD NZD SGD HKD MXN TWD ARS CLP COP"

// currencySigns are signs and names of currencies in lower case; "$", "¥" and
// "kr" stay as they are, since several currencies share them.
var currencySigns = sync.OnceValue(func() map[string]string {
	signs := map[string]string{
		"$": "$", "¥": "¥", "kr": "kr", "kr.": "kr", "€": "EUR", "£": "GBP", "euro": "EUR", "euros": "EUR", "dollars": "$", "dollar": "$",
		"pounds": "GBP", "usd$": "USD", "$usd": "USD", "us dollars": "USD", "c$": "CAD", "cad$": "CAD",
		"can$": "CAD", "a$": "AUD", "aud$": "AUD", "s$": "SGD",
		"nt$": "TWD", "r$": "BRL", "zł": "PLN", "zl": "PLN", "złotych": "PLN", "kč": "CZK", "ft": "HUF", "lei": "RON", "лв": "BGN",
		"₹": "INR", "rs": "INR", "rs.": "INR", "₪": "ILS", "₩": "KRW", "₺": "TRY", "₴": "UAH", "₦": "NGN", "₫": "VND", "₱": "PHP",
		"฿": "THB", "₽": "RUB", "₡": "CRC", "₸": "KZT", "₾": "GEL", "fr.": "CHF", "sfr": "CHF", "sfr.": "CHF", "franken": "CHF",
		"yen": "JPY", "rmb": "CNY", "yuan": "CNY", "cn¥": "CNY", "jp¥": "JPY", "£gb": "GBP", "r": "ZAR",
	}
	for code := range strings.FieldsSeq(dollars) {
		country := strings.ToLower(code[:2])
		signs[country+"$"], signs["$"+country], signs["$ "+country] = code, code, code
	}
	return signs
})

// currencyOf is the ISO 4217 code of a country's currency, or empty.
func currencyOf(country string) string {
	region, err := language.ParseRegion(country)
	if err != nil || country == "" {
		return ""
	}
	unit, ok := currency.FromRegion(region)
	if !ok {
		return ""
	}
	return unit.String()
}

func isCurrency(code string) bool {
	unit, err := currency.ParseISO(code)
	return err == nil && unit.String() == code
}

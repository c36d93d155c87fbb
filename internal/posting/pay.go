package posting

// ParseAmount reads an amount of money as people type it.
func ParseAmount(text string) (amount, currency string, ok bool) { return text, "", false }

package intake

func readMarkdown(text string) (Result, error) { return readText(text), nil }

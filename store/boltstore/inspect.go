package boltstore

func inspect(path string, opt Options) error { return nil }

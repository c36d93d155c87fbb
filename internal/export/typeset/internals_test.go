package typeset

// NextSegment is what the tests of package typeset_test compare with uniseg.
var NextSegment = nextSegment

package docx

import _ "embed" // The theme's form is part of every file.

// themeForm is a theme (ECMA-376, part 1, section 14.2.7) with {name}, {font},
// {ink} and {accent} to be filled in. The standard demands three fills, lines
// and effects, which nothing in our documents uses.
//
//go:embed theme.xml
var themeForm string

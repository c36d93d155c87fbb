package role

// Map is the library with every role changed by f when it is read. The list
// and the search stay as they are.
func (l *Library) Map(f func(Role) Role) *Library {
	changed := *l
	changed.read = func(slug string) (Role, error) {
		r, err := l.read(slug)
		if err != nil {
			return Role{}, err
		}
		return f(r), nil
	}
	return &changed
}

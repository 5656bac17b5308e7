"""The photographs: grid, loupe, filmstrip, folders and filter."""

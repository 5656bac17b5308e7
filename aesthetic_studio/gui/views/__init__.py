"""The photographs seen large: loupe, compare, survey, and what lies over them."""

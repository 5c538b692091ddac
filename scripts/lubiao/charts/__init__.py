"""Charts of the catalogue as SVG, each with the numbers it shows and a text for those who do not see it."""

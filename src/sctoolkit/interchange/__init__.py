"""OTHER TOOLS' FORMATS: control mappings of OSCAL, both ways, and those of CISO Assistant."""

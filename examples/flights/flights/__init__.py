"""Will a flight out of New York arrive 15 or more minutes late? Asked at its scheduled departure."""

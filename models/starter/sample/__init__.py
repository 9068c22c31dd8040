"""Makes the recording of the sample roundtable and its reference from the script in resources/sample."""

"""The country around the commune: its provinces and 26,578 communes, a run of it, and what is kept of a run."""

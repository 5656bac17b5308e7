"""What helps: pages to read, what this program is made of, and what it says when it fails."""

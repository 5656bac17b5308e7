"""``python -m aesthetic_studio``, also for launchers that start modules."""

from aesthetic_studio.cli.main import main

if __name__ == "__main__":
    main()

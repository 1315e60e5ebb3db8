"""`python -m practicebook`: the same as the command `practicebook`."""

from practicebook.cli import main

if __name__ == "__main__":
    main(prog_name="practicebook")

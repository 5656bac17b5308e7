"""The use cases: open a library, critique, rate, report. Qt-free."""

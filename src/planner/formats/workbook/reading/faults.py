"""Why a file is not read as a workbook: one cause, one exception, one sentence."""

from pathlib import Path

from planner.i18n import N_, PlannerError, _


class NotReadable(PlannerError):
    """A file that cannot be read as a workbook; the base of all causes."""

    says = N_("{name} cannot be read as an Excel workbook: ask for it again, saved as .xlsx.")

    def __init__(self, path: Path, **gaps: object) -> None:
        super().__init__(_(self.says).format(name=path.name, folder=path.parent, **gaps))
        self.path = path


class MissingWorkbook(NotReadable):
    """Nothing stands at the path."""

    says = N_("There is no file {name} in {folder}: check the name.")

    def __init__(self, path: Path, **gaps: object) -> None:
        if path.parent == Path():
            self.says = N_("There is no file {name} in this folder: check the name.")
        super().__init__(path, **gaps)


class WorkbookIsFolder(NotReadable):
    """A folder stands at the path."""

    says = N_("{name} is a folder: name a workbook in it.")


class WorkbookLocked(NotReadable):
    """The system does not let the file be read."""

    says = N_("{name} may not be read: close it in other programs, or ask for the right to read it.")


class LockFile(NotReadable):
    """The small file that Excel or LibreOffice leaves beside a workbook while it is open."""

    says = N_("{name} only marks that a workbook is open in another program: name the workbook itself.")


class EmptyWorkbook(NotReadable):
    """A file of no bytes."""

    says = N_("{name} is empty: it was not copied whole; ask for it again.")


class OldWorkbook(NotReadable):
    """An .xls of Excel 97 to 2003."""

    says = N_("{name} is a workbook of the old kind (.xls): open it in Excel and save it as .xlsx.")


class BinaryWorkbook(NotReadable):
    """An .xlsb."""

    says = N_("{name} is a binary workbook (.xlsb): open it in Excel and save it as .xlsx.")


class EncryptedWorkbook(NotReadable):
    """A workbook that asks for a password."""

    says = N_("{name} is protected by a password: open it in Excel, remove the password and save it.")


class OpenDocument(NotReadable):
    """An .ods of LibreOffice."""

    says = N_("{name} is an OpenDocument spreadsheet: open it in LibreOffice and save it as .xlsx.")


class MacroWorkbook(NotReadable):
    """A workbook that carries a program."""

    says = N_("{name} carries macros, which no workbook of a plan has: save it as .xlsx without macros.")


class PlainTable(NotReadable):
    """A text file with a workbook's name."""

    says = N_("{name} is a text file (CSV) and no workbook: open it in Excel and save it as .xlsx.")


class WebPage(NotReadable):
    """A web page or XML with a workbook's name."""

    says = N_("{name} is a web page and no workbook: open it in Excel and save it as .xlsx.")


class NoWorkbook(NotReadable):
    """Something else altogether."""

    says = N_("{name} is not an Excel workbook: check that it is the right file.")


class DamagedWorkbook(NotReadable):
    """The archive or one of its parts is broken."""

    says = N_("{name} is damaged: open it in Excel or LibreOffice, save it anew, or ask for it again.")


class UnsafeWorkbook(NotReadable):
    """Something in it is only there to bring programs down."""

    says = N_("{name} holds what no spreadsheet program writes ({what}), so it was not opened: ask who sent it.")


class WorkbookTooLarge(NotReadable):
    """More than a workbook of a plan can be."""

    says = N_("{name} is too large to be read safely ({what}): delete what does not belong to the plan and save it.")


class ReadingCancelled(PlannerError):
    """A person stopped the reading."""

    def __init__(self) -> None:
        super().__init__(_("The reading was cancelled; nothing was changed."))


class NewerWorkbook(PlannerError):
    """A later version of the program wrote the workbook."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{name} was written by a newer Planner: install the newest version to read it.").format(name=path.name)
        )

"""What a coordinator mails beside the text: an invitation, a sheet for the answers, and the deadline for a calendar.

Each is made from what it is told alone, and has the same bytes for the same words. None holds an address.
"""

from lettergen.packet.answer_sheet import csv_sheet, xlsx_sheet
from lettergen.packet.calendar import Deadline, calendar_file
from lettergen.packet.invitation import Invitation, invitation
from lettergen.packet.mail import Attachment, mail_draft

__all__ = [
    "Attachment",
    "Deadline",
    "Invitation",
    "calendar_file",
    "csv_sheet",
    "invitation",
    "mail_draft",
    "xlsx_sheet",
]

"""Meetings: from the call for agenda items to the sealed disc (การประชุมภายใน).

The officer's sentence: "I set the date of the school heads' meeting once. Two weeks before, I ask
the groups for their items; a week before, the invitation goes out with the agenda; in the room I
mark who came; ten days later the resolutions are out, in fourteen the minutes; they are adopted at
the next meeting, and everything goes on a disc" (manual of internal meetings, steps 1 to 13).

The shape: a series (a body that meets again and again) has members by period; a meeting of it has a
number of the calendar year, an agenda, those who were invited, and duties with the days they are
due, taken from the manual. A resolution is what an agenda item ended in, so it lies in the item;
its owner and day are followed until it is done. Papers of correspondence (invitation, order,
announcement) are written there and begun here; what only a meeting has (agenda, sign-in sheet,
minutes, brief resolutions, opinion form, slides) is made here from the meeting itself. Its
recording is typed here as well, passage by passage, and what was said goes from there into the
minutes. What members want corrected stands beside its paragraph until it is settled; then the
minutes are made final, kept as they are and locked, and the file of the meeting, or of a year, is
closed into a package for discs (`district_admin.archive`).

Rejected: a task list beside the meeting that she fills in (the days would drift from the meeting's
day), and resolutions as records of their own (each item has exactly one, and the minutes must not
say another thing than the list of what is to be done).
"""

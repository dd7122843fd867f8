"""What whole tabs are: forms, lists, meetings, copies, other years; what is struck out or was still loading in them."""

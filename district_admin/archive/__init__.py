"""Packages of papers for discs: sealed once, and found whole, or not, in ten years.

The officer's sentence: "she closes the file of a meeting and burns it; years later somebody puts
the disc into any computer, reads it, and can prove that nothing on it has changed" (manual of
internal meetings, step 13). From it come four operations: write a package, tell how many discs it
takes, make an image of it, verify any of them again.

A package is a folder that is a BagIt 1.0 bag (RFC 8493, SHA-256): the papers lie in `data/` under
names that a person reads, the sums in files that other people's tools read too, and `index.html`
opens without this program.

Rejected: bagit-python (it packs a folder where it stands, and of 100 killed runs 60 left the
officer's own files half moved; it writes version 0.97); OCFL (papers under `v1/content`, which
nobody browsing a disc finds); a list of sums alone (no count of the whole, so a short copy looks
right until every file is read).

Modules: `trees` (a folder or an image as files to read), `tag_files` (what a bag says of itself),
`verifying`, `packages` (whatever is in hand), `copying`, `aside` (what is not whole yet),
`writing`, `naming` (names that every disc keeps), `discs` (what fits on one), `images` (ISO),
`image_reading`, `image_checking`, `drives`, `index_page`.
"""

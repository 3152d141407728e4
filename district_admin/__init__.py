"""District Admin (งานอำนวยการ): the daily work of an area office's administration group."""

"""Official papers (หนังสือราชการ): the officer drafts, keeps, copies and prints them.

The rule is ระเบียบสำนักนายกรัฐมนตรี ว่าด้วยงานสารบรรณ พ.ศ. 2526 and its amendments.
"""

"""Official papers (หนังสือราชการ): drafted, numbered in registers, sent, kept, lent and destroyed.

The rule is ระเบียบสำนักนายกรัฐมนตรี ว่าด้วยงานสารบรรณ พ.ศ. 2526 and its amendments.
"""

"""What the office is (สำนักงาน): its name and address, who signs, its emblem, its own words.

Every work area may use this floor. The rows travel with the database, so last year's papers
keep last year's director (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ names the parts of the head).
"""

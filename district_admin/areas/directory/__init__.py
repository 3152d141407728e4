"""The directory (ทำเนียบ): agencies, people and stakeholders, collected and kept current.

The procedure is งานประสานงานข้อมูลพื้นฐานของหน่วยงานภายในและภายนอกเขตพื้นที่การศึกษา
(manual, job ๓).
Personal numbers are kept only where the office switches it on (พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562).
"""

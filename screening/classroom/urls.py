from django.urls import path

from screening.classroom.overtime.views import phone as check
from screening.classroom.overtime.views import report as over_time
from screening.classroom.overtime.views import trainer as class_code
from screening.classroom.views import phone, report, trainer, wall

urlpatterns = [
    path("class/", trainer.start, name="class"),
    path("class/run/<str:link>/", trainer.run, name="class-run"),
    path("class/run/<str:link>/act/", trainer.act, name="class-act"),
    path("class/run/<str:link>/again/", trainer.again, name="class-again"),
    path("class/run/<str:link>/report/", report.report, name="class-report"),
    path("class/run/<str:link>/report.pdf", report.paper, name="class-paper"),
    path("class/run/<str:link>/report.csv", report.table, name="class-table"),
    path("class/wall/<str:link>/", wall.wall, name="class-wall"),
    path("join/", phone.join, name="join"),
    path("join/<str:code>/", phone.room, name="room"),
    path("join/<str:code>/answer/", phone.answer, name="room-answer"),
    path("over-time/", class_code.start, name="class-code"),
    path("over-time/run/<str:link>/", class_code.run, name="class-code-run"),
    path("over-time/run/<str:link>/act/", class_code.act, name="class-code-act"),
    path("over-time/run/<str:link>/report/", over_time.page, name="class-code-report"),
    path("over-time/run/<str:link>/report.pdf", over_time.paper, name="class-code-paper"),
    path("over-time/run/<str:link>/report.csv", over_time.table, name="class-code-table"),
    path("check/", check.typed, name="check"),
    path("check/<str:code>/", check.check, name="round"),
    path("check/<str:code>/answer/", check.answer, name="round-answer"),
]

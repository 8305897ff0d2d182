from django.urls import path

from screening.classroom.views import phone, report, trainer, wall

urlpatterns = [
    path("class/", trainer.start, name="class"),
    path("class/run/<str:link>/", trainer.run, name="class-run"),
    path("class/run/<str:link>/act/", trainer.act, name="class-act"),
    path("class/run/<str:link>/report/", report.report, name="class-report"),
    path("class/run/<str:link>/report.csv", report.table, name="class-table"),
    path("class/wall/<str:link>/", wall.wall, name="class-wall"),
    path("join/", phone.join, name="join"),
    path("join/<str:code>/", phone.room, name="room"),
    path("join/<str:code>/answer/", phone.answer, name="room-answer"),
]

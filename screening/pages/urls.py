"""/<language>/: home and the pages about the site itself."""

from django.urls import path

from screening.pages import views

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("leaving/", views.leaving, name="leaving"),
    path("safety/", views.safety, name="safety"),
    path("searching/", views.searching, name="searching"),
    path("texts/", views.texts, name="texts"),
]

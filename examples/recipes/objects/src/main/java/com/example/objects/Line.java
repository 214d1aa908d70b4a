package com.example.objects;

record Line(String article, int count) {}

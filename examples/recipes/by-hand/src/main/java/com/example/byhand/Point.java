package com.example.byhand;

record Point(int x, int y) {}

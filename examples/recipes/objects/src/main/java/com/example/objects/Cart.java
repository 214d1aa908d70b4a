package com.example.objects;

import java.util.List;

record Cart(int customer, List<Line> lines) {}

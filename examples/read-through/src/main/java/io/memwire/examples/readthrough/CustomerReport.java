package io.memwire.examples.readthrough;

/**
 * What a customer has bought.
 *
 * @param customer id
 * @param name name
 * @param orders how many
 * @param cents what all of it cost
 * @param favourite the product bought most
 */
record CustomerReport(int customer, String name, int orders, long cents, String favourite) {}

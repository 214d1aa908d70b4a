package io.memwire.examples.readthrough;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database: customers and all they ever ordered, in memory. For one thread at a time. */
final class Shop implements ReadThrough.Source<Integer, CustomerReport>, AutoCloseable {
    static final int CUSTOMERS = 300;
    static final int ORDERS = 6_000;
    static final int LINES = 24_000;
    private static final int PRODUCTS = 200;

    private static final String REPORTS = """
            SELECT c.id, c.name, COUNT(DISTINCT o.id), SUM(l.quantity * p.cents), MODE() WITHIN GROUP (ORDER BY p.name)
            FROM customer c
            JOIN orders o ON o.customer = c.id
            JOIN order_line l ON l.order_id = o.id
            JOIN product p ON p.id = l.product
            WHERE c.id = ANY(?)
            GROUP BY c.id, c.name""";

    private final Connection connection;

    Shop() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
        try (Statement statement = connection.createStatement()) {
            for (String command : filledTables()) {
                statement.execute(command);
            }
        }
    }

    private static List<String> filledTables() {
        return List.of(
                "CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR NOT NULL)"
                        + " AS SELECT x, 'Customer ' || x FROM SYSTEM_RANGE(1, " + CUSTOMERS + ")",
                "CREATE TABLE product (id INT PRIMARY KEY, name VARCHAR NOT NULL, cents INT NOT NULL)"
                        + " AS SELECT x, 'Product ' || x, 100 + MOD(x * 7919, 9900)"
                        + " FROM SYSTEM_RANGE(1, " + PRODUCTS + ")",
                "CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, customer INT NOT NULL)"
                        + " AS SELECT x, 1 + MOD(x * 7, " + CUSTOMERS + ") FROM SYSTEM_RANGE(1, " + ORDERS + ")",
                "CREATE TABLE order_line (order_id INT NOT NULL, product INT NOT NULL, quantity INT NOT NULL)"
                        + " AS SELECT 1 + MOD(x, " + ORDERS + "), 1 + MOD(x * 31 + x / 97, " + PRODUCTS + "),"
                        + " 1 + MOD(x, 5) FROM SYSTEM_RANGE(1, " + LINES + ")",
                "ALTER TABLE orders ALTER COLUMN id RESTART WITH " + (ORDERS + 1),
                "CREATE INDEX orders_of_customer ON orders(customer)",
                "CREATE INDEX lines_of_order ON order_line(order_id)");
    }

    @Override
    public @Nullable CustomerReport load(Integer customer) {
        return loadMulti(List.of(customer)).get(customer);
    }

    @Override
    public Map<Integer, CustomerReport> loadMulti(Collection<Integer> customers) {
        Map<Integer, CustomerReport> reports = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(REPORTS)) {
            query.setArray(1, connection.createArrayOf("INTEGER", customers.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    CustomerReport report = new CustomerReport(
                            row.getInt(1), row.getString(2), row.getInt(3), row.getLong(4), row.getString(5));
                    reports.put(report.customer(), report);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the shop's database failed", e);
        }
        return reports;
    }

    /** Adds an order of one product. */
    void order(int customer, int product, int quantity) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO orders (customer) VALUES (" + customer + ")");
            statement.execute(
                    "INSERT INTO order_line VALUES ((SELECT MAX(id) FROM orders), " + product + ", " + quantity + ")");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package dev.alambique.integration;

/** An invented model, a source text for each entity. */
final class Shop {
    static final String CUSTOMER = """
            package shop;
            import jakarta.persistence.*;
            @Entity @Table(name = "customers")
            public class Customer {
                @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                @Column(nullable = false, length = 100) String name;
                @Column(length = 20) String fax;
            }
            """;

    static final String ORDER = """
            package shop;
            import jakarta.persistence.*;
            @Entity @Table(name = "orders")
            public class Order {
                @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                @ManyToOne(optional = false) @JoinColumn(foreignKey = @ForeignKey(name = "orders_customer_id_fkey"))
                Customer customer;
                @Column(precision = 10, scale = 2) java.math.BigDecimal total;
                java.time.LocalDate placed;
            }
            """;

    static final String PRODUCT = """
            package shop;
            import jakarta.persistence.*;
            @Entity @Table(name = "products")
            public class Product {
                @Id Long id;
            }
            """;

    static final String SHELF = """
            package shop;
            import jakarta.persistence.*;
            @Entity @Table(name = "shelves")
            public class Shelf {
                @Id Long id;
            }
            """;

    /** The customer with an e-mail address that nobody else has, and without a fax. */
    static final String CUSTOMER_WITH_EMAIL = CUSTOMER.replace(
                    "    @Column(length = 20) String fax;\n", "    @Column(length = 254) String email;\n")
            .replace(
                    "(name = \"customers\")",
                    "(name = \"customers\", uniqueConstraints ="
                            + " @UniqueConstraint(name = \"customers_email_key\", columnNames = \"email\"))");

    /** The order with a finer total and an index on the day. */
    static final String INDEXED_ORDER = ORDER.replace("precision = 10, scale = 2", "precision = 14, scale = 4")
            .replace(
                    "(name = \"orders\")",
                    "(name = \"orders\", indexes = @Index(name = \"orders_placed_idx\", columnList = \"placed\"))");

    /** What an order consists of. */
    static final String LINE = """
            package shop;
            import jakarta.persistence.*;
            @Entity @Table(name = "order_lines")
            public class Line {
                @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                @ManyToOne(optional = false) @JoinColumn(foreignKey = @ForeignKey(name = "order_lines_order_id_fkey"))
                Order order;
                int amount;
            }
            """;

    private Shop() {}
}

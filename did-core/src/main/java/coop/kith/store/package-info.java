/**
 * Keeps rows durably behind JDBC: transactions, versioned migrations, and two dialects: SQLite (a file in this machine; the application brings
 * {@code sqlite-jdbc}) and PostgreSQL (a server; the application brings {@code postgresql}).
 *
 * <p>Durable means: when a write returns Ok, the rows survive the process and, as far as the disk keeps its word, the machine ({@code WAL},
 * {@code synchronous=FULL}; with NORMAL a commit can be lost when the power goes). A wait for another process is bounded. What a file or a disk can
 * do wrong is a {@link coop.kith.store.StoreProblem}, never an exception.
 */
@NullMarked
package coop.kith.store;

import org.jspecify.annotations.NullMarked;

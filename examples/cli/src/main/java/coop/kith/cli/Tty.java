package coop.kith.cli;

import java.io.Console;
import java.util.Optional;

/** The terminal that a person sits at, if there is one. */
final class Tty {
    private Tty() {}

    /**
     * From Java 22 on, {@code System.console()} answers even where streams are redirected, and {@code Console.isTerminal()} tells the two apart; on 17 there is no
     * such method, and an answer means a terminal.
     */
    @SuppressWarnings("SystemConsoleNull")
    static Optional<Console> console() {
        Console console = System.console();
        if (console == null) {
            return Optional.empty();
        }
        try {
            boolean terminal = (boolean) Console.class.getMethod("isTerminal").invoke(console);
            return terminal ? Optional.of(console) : Optional.empty();
        } catch (NoSuchMethodException beforeJava22) {
            return Optional.of(console);
        } catch (ReflectiveOperationException notAnswered) {
            return Optional.empty();
        }
    }
}

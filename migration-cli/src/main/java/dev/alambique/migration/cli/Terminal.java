package dev.alambique.migration.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.util.Optional;

/** The terminal that the process runs at, if it does. */
final class Terminal {
    private Terminal() {}

    /** What is typed there; absent where standard input or output is not a terminal. */
    static Optional<BufferedReader> answers() {
        Console console = System.console();
        return console != null && isTerminal(console)
                ? Optional.of(new BufferedReader(console.reader()))
                : Optional.empty();
    }

    /** JDK 22 to 24 have a console also where there is no terminal, and a method that tells (JDK-8308591). */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }
}

package dev.alambique.migration.cli;

import dev.alambique.migration.problem.Problem;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Where results and messages go: results to standard output, messages to standard error, colours to terminals only. */
final class Output {
    private final PrintStream out;
    private final PrintStream err;
    private final GlobalOptions options;

    Output(PrintStream out, PrintStream err, GlobalOptions options) {
        this.out = out;
        this.err = err;
        this.options = options;
    }

    /** The result of a command: as a document where JSON is wanted, else as lines. */
    void result(Map<String, ?> document, List<String> lines) {
        if (options.json) {
            out.println(Json.of(document));
        } else {
            lines.forEach(line -> out.println(coloured(line)));
        }
    }

    /** The result of a command that is one text, such as a script: in UTF-8, as its file is, whatever the terminal has. */
    void text(Map<String, ?> document, String text) {
        out.writeBytes((options.json ? Json.of(document) + "\n" : text).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Something to know besides the result. */
    void message(String line) {
        if (!options.quiet) {
            err.println(coloured(line));
        }
    }

    /** Something to know for those who asked for more. */
    void detail(String line) {
        if (options.verbose) {
            err.println(line);
        }
    }

    void problem(Problem problem) {
        String text = problem.text();
        int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
        err.println(
                Ansi.AUTO.enabled() ? "\u001b[31m" + text.substring(0, end) + "\u001b[0m" + text.substring(end) : text);
        if (options.json) {
            out.println(Json.of(Map.of("problem", document(problem))));
        }
    }

    static Map<String, Object> document(Problem problem) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("summary", problem.summary());
        document.put(
                "details",
                problem.details().stream()
                        .map(detail -> Map.of("label", detail.label(), "text", detail.text()))
                        .toList());
        return document;
    }

    void trace(Exception failure) {
        if (options.verbose) {
            failure.printStackTrace(err);
        }
    }

    /** Whether more is wanted than usual. */
    boolean isVerbose() {
        return options.verbose;
    }

    /** Whether somebody looks at the messages. */
    boolean showsProgress() {
        return !options.quiet && !options.json && Ansi.AUTO.enabled() && System.console() != null;
    }

    /** Whether a question would be welcome, where there is somebody to answer. */
    boolean mayAsk() {
        return !options.quiet && !options.json;
    }

    PrintStream messages() {
        return err;
    }

    /** A line whose first letter says its colour: + is something new, - something gone, ! something to mind. */
    private static String coloured(String line) {
        String mark = line.stripLeading();
        if (!Ansi.AUTO.enabled() || mark.isEmpty()) {
            return line;
        }
        return switch (mark.charAt(0)) {
            case '+' -> "\u001b[32m" + line + "\u001b[0m";
            case '-' -> "\u001b[31m" + line + "\u001b[0m";
            case '!' -> "\u001b[33m" + line + "\u001b[0m";
            default -> line;
        };
    }
}

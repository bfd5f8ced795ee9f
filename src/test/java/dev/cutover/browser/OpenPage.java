package dev.cutover.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A page that is open in a browser, until another one is opened. */
public final class OpenPage {
    private final Chromium browser;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    OpenPage(Chromium browser) {
        this.browser = browser;
    }

    void heard(JsonNode message) {
        switch (message.path("method").asText()) {
            case "Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled" ->
                complaints.add(message.path("params").toString());
            case "Network.requestWillBeSent" ->
                requests.add(message.path("params").path("request").path("url").asText());
            default -> {}
        }
    }

    /** What its console says: refused styles and pictures, errors. */
    public List<String> complaints() {
        return complaints;
    }

    /** What it has asked for, itself included; pictures that it brings along are no requests. */
    public List<String> requests() {
        return requests.stream().filter(url -> !url.startsWith("data:")).toList();
    }

    /** The width of its content in pixels. */
    public int contentWidth() throws Exception {
        return browser.call("Page.getLayoutMetrics", Map.of())
                .path("cssContentSize")
                .path("width")
                .asInt();
    }

    /** All text that a reader sees. */
    public String text() throws Exception {
        return evaluate("document.body.innerText");
    }

    /** The value of an expression; the debugger may ask where the page itself may not. */
    public String evaluate(String expression) throws Exception {
        return browser.call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true))
                .path("result")
                .path("value")
                .asText();
    }

    /** A picture of what the window shows, or of the whole page. */
    public void screenshot(Path file, boolean whole) throws Exception {
        save(browser.call("Page.captureScreenshot", Map.of("captureBeyondViewport", whole)), file);
    }

    /** Prints it on paper of A4, without the colours of backgrounds, as browsers do unless they are told otherwise. */
    public Path print(Path file) throws Exception {
        return save(
                browser.call(
                        "Page.printToPDF",
                        Map.of(
                                "paperWidth",
                                8.27,
                                "paperHeight",
                                11.69,
                                "printBackground",
                                false,
                                "preferCSSPageSize",
                                false)),
                file);
    }

    private static Path save(JsonNode answer, Path file) throws IOException {
        return Files.write(file, Base64.getDecoder().decode(answer.path("data").asText()));
    }

    /** The text of a printed page, with each run of blanks as one. */
    public static String textOf(Path pdf) throws IOException, InterruptedException {
        var out = pdf.resolveSibling(pdf.getFileName() + ".txt");
        var process = new ProcessBuilder("pdftotext", "-raw", pdf.toString(), out.toString())
                .inheritIO()
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("pdftotext has failed");
        }
        return Files.readString(out);
    }
}

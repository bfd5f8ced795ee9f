package dev.cutover.report.html;

import dev.cutover.model.Runbook;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.content.ReportHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * The page around the sections.
 *
 * @param refresh for a page that is loaded anew by itself
 * @param evidence how many bytes of evidence it may hold
 */
record ReportPage(ReportContent content, Optional<Runbook> runbook, Optional<PageRefresh> refresh, long evidence) {
    /** Nothing may be loaded or executed; pictures of the evidence are in the page itself. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    String text() {
        var head = content.head();
        var page = new PageWriter(new PageTimes(head.began(), head.zone()));
        page.markup().doctype().open("html", "lang", "en");
        head(page, head);
        page.markup().open("body");
        page.markup().element("a", "Skip to the report", "class", "skip", "href", "#report");
        var opening = new OpeningPart(page, content);
        opening.header();
        refresh.ifPresent(again -> age(page, again));
        page.markup().newline().open("main", "id", "report");
        opening.summary();
        contents(page);
        sections(page);
        page.markup().close();
        footer(page, head);
        page.markup().close().close();
        return page.markup().finished();
    }

    private void head(PageWriter page, ReportHead head) {
        page.markup().open("head").empty("meta", "charset", "utf-8");
        page.markup().empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        page.markup().empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.markup().empty("meta", "name", "referrer", "content", "no-referrer");
        refresh.ifPresent(again -> page.markup().empty("meta", "http-equiv", "refresh", "content", again.seconds()));
        page.markup().element("title", head.title() + ": report of run " + head.run());
        page.markup().open("style").lines(style()).lines(printed(head)).close().close();
    }

    /** A page that nobody writes any more is seen by the time at which the next was due. */
    private static void age(PageWriter page, PageRefresh again) {
        page.markup().open("p", "class", "age").text("Written ");
        page.markup().element("b", page.times().localInFull(again.written()));
        page.markup()
                .text("; if all is well, the next page is there by ")
                .element("b", page.times().localInFull(again.due()));
        page.markup().text(". If it is later than that, this page is stale: nobody writes it any more.");
        page.markup().close();
    }

    private static String style() {
        try (var css = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(css, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Each printed page says which run and which record it belongs to; such text can only stand in a style sheet. */
    private static String printed(ReportHead head) {
        String font = " font: 8pt Arial, 'Liberation Sans', sans-serif; color: #53606d; ";
        return "@page { margin: 18mm 14mm 16mm;"
                + " @top-left { content: 'Cutover report, run " + plain(head.run()) + "';" + font + "}"
                + " @bottom-left { content: 'Record " + plain(head.head()) + "';" + font + "}"
                + " @bottom-right { content: counter(page) ' / ' counter(pages);" + font + "} }\n";
    }

    /** An id or a hash, without anything that could end a text in a style sheet. */
    private static String plain(String id) {
        return id.replaceAll("[^A-Za-z0-9:-]", "");
    }

    private static void contents(PageWriter page) {
        page.markup().newline().open("nav", "aria-labelledby", "contents-title");
        page.markup().element("h2", "Contents", "id", "contents-title").open("ol");
        for (var section : PageSection.values()) {
            page.markup().open("li");
            page.markup()
                    .element("a", section.title(), "href", "#" + section.id())
                    .close();
        }
        page.markup().close().close();
    }

    private void sections(PageWriter page) {
        new TimelinePart(page, content).write();
        new TrafficPart(page, content).write();
        var measured = new MeasuredPart(page, content);
        measured.red();
        measured.promises();
        new DecisionsPart(page, content).write();
        new RollbacksPart(page, content).write();
        new ReconciliationsPart(page, content).write();
        var estate = new EstatePart(page, content);
        estate.open();
        new EvidencePart(page, content, evidence).write();
        estate.write();
        new CoveragePart(page, content).write();
        var record = new RecordPart(page, content);
        record.procedure(runbook);
        record.write();
    }

    private static void footer(PageWriter page, ReportHead head) {
        page.markup().open("footer");
        page.markup()
                .element(
                        "p",
                        "Made from the record of run " + head.run() + " as it stood at event " + head.events()
                                + ". The run was begun with Cutover " + head.tool() + ".");
        page.markup().close();
    }
}

package coop.kith.vc.canon;

import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.nquads.NQuadsReader;
import com.apicatalog.rdf.nquads.NQuadsReaderException;
import coop.kith.json.JsonLimits;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Shown;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements out of N-Quads (RDF 1.1 N-Quads), read by Titanium. */
final class NQuads {
    private static final String I18N = "https://www.w3.org/ns/i18n#";

    private NQuads() {}

    /** The statements, each once. Refused where the text is no N-Quads, or longer than a document may be. */
    static Result<Set<Quad>> read(String text) {
        if (text.length() > JsonLimits.standard().bytes()) {
            return Result.refused(Problem.of(
                    CanonProblem.TOO_LARGE,
                    "The statements are " + text.length() + " characters long; at most "
                            + JsonLimits.standard().bytes() + " are read."));
        }
        Set<Quad> quads = new LinkedHashSet<>();
        try {
            new NQuadsReader(new StringReader(text)).provide(new com.apicatalog.rdf.api.RdfQuadConsumer() {
                @Override
                public com.apicatalog.rdf.api.RdfQuadConsumer quad(
                        String subject,
                        String predicate,
                        String object,
                        @Nullable String datatype,
                        @Nullable String language,
                        @Nullable String direction,
                        @Nullable String graph) {
                    quads.add(new Quad(
                            part(subject),
                            part(predicate),
                            object(object, datatype, language, direction),
                            graph == null ? "" : part(graph)));
                    return this;
                }
            });
        } catch (NQuadsReaderException | RdfConsumerException unreadable) {
            return unreadable(unreadable);
        } catch (RuntimeException notForeseenByTitanium) {
            // Titanium meets a code point that does not exist, and the like, with an IllegalArgumentException.
            return unreadable(notForeseenByTitanium);
        }
        return Result.ok(quads);
    }

    private static Result<Set<Quad>> unreadable(Exception why) {
        return Result.refused(Problem.of(
                        CanonProblem.NOT_N_QUADS,
                        "The text is no N-Quads: " + Shown.text(String.valueOf(why.getMessage())))
                .next("Write one statement on each line, with its full stop."));
    }

    /** Titanium takes the datatypes of the i18n namespace, which carry a direction, apart; here they are whole again. */
    private static String object(
            String object, @Nullable String datatype, @Nullable String language, @Nullable String direction) {
        if (direction != null) {
            return Literal.typed(object, I18N + (language == null ? "" : language) + '_' + direction);
        }
        if (language != null) {
            return Literal.tagged(object, language);
        }
        return datatype == null ? part(object) : Literal.typed(object, datatype);
    }

    private static String part(String resource) {
        return Quad.isBlank(resource) ? resource : '<' + resource + '>';
    }
}

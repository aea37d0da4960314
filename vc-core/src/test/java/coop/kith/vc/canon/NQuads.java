package coop.kith.vc.canon;

import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.nquads.NQuadsReader;
import com.apicatalog.rdf.nquads.NQuadsReaderException;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements out of published N-Quads, read by Titanium. */
final class NQuads {
    private NQuads() {}

    static Set<Quad> read(String text) {
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
                            object(object, datatype, language),
                            graph == null ? "" : part(graph)));
                    return this;
                }
            });
        } catch (NQuadsReaderException | RdfConsumerException unreadable) {
            throw new AssertionError(unreadable);
        }
        return quads;
    }

    private static String object(String object, @Nullable String datatype, @Nullable String language) {
        if (language != null) {
            return Literal.tagged(object, language);
        }
        return datatype == null ? part(object) : Literal.typed(object, datatype);
    }

    private static String part(String resource) {
        return Quad.isBlank(resource) ? resource : '<' + resource + '>';
    }
}

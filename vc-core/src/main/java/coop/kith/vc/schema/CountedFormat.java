package coop.kith.vc.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.format.Format;
import com.networknt.schema.keyword.FormatKeyword;
import com.networknt.schema.keyword.KeywordValidator;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The keyword {@code format}, counted: the library makes it itself, so that it cannot be wrapped as the others are. */
final class CountedFormat extends FormatKeyword {
    private final Budget budget;

    CountedFormat(Map<String, Format> formats, Budget budget) {
        super(formats);
        this.budget = budget;
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode value, Schema parent, SchemaContext context) {
        return CountedKeyword.counted(super.newValidator(location, value, parent, context), value, budget);
    }
}

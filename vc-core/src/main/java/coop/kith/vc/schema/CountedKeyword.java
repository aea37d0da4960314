package coop.kith.vc.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import tools.jackson.databind.JsonNode;

/**
 * A keyword that counts: what it costs to compile, to evaluate, and how deep keywords stand in each other. Large values cost more, since some keywords look at all of one.
 */
record CountedKeyword(Keyword keyword, Budget budget) implements Keyword {
    @Override
    public String getValue() {
        return keyword.getValue();
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation location, JsonNode value, Schema parent, SchemaContext context)
            throws Exception {
        return counted(keyword.newValidator(location, value, parent, context), value, budget);
    }

    static KeywordValidator counted(KeywordValidator validator, JsonNode value, Budget budget) {
        budget.step(1);
        return new Counted(validator, weight(value), budget);
    }

    /** In sixteenths of the items or members, or hundredths of the characters. */
    private static int weight(JsonNode node) {
        return node.isString() ? node.asString().length() / 100 : node.size() / 16;
    }

    private record Counted(KeywordValidator validator, int size, Budget budget) implements KeywordValidator {
        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath place) {
            budget.step(1 + size + weight(node));
            if (validator.getKeyword().equals("format") && node.isString()) {
                budget.format(node.asString().length());
            }
            budget.deeper();
            validator.validate(context, node, root, place);
            budget.back();
        }

        @Override
        public void preloadSchema() {
            validator.preloadSchema();
        }

        @Override
        public String getKeyword() {
            return validator.getKeyword();
        }

        @Override
        public SchemaLocation getSchemaLocation() {
            return validator.getSchemaLocation();
        }
    }
}

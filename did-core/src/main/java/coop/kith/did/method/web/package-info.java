/** did:web: a document behind a domain name. */
@NullMarked
package coop.kith.did.method.web;

import org.jspecify.annotations.NullMarked;

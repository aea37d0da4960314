/** DID registration over HTTPS, as client and as server (DIF DID Registration, "HTTPS Binding"). */
@NullMarked
package coop.kith.did.register.http;

import org.jspecify.annotations.NullMarked;

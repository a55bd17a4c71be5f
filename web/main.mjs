// The page's script. tools/site.mjs joins it with what it imports.

import createPage from "wasm:page";
import { boot } from "./boot.mjs";

void boot(createPage);

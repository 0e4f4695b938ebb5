# What kg/derive.py computes, in SPARQL 1.1 Update: the reference that the tests hold it against.
# $CUTOFF$ = newest observation minus the window (365 days); SPARQL 1.1 has no date arithmetic.
PREFIX kg: <https://vnkg.example/ns#>
PREFIX g: <https://vnkg.example/graph/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX schema: <https://schema.org/>
PREFIX status: <https://vnkg.example/status/>
DROP SILENT GRAPH g:derived ;
DROP SILENT GRAPH g:work ;

# 1. observed bounds of a tenure: the days on which it is said to be held, or to end
INSERT { GRAPH g:derived { ?t kg:firstObserved ?first ; kg:lastObserved ?last } }
WHERE { SELECT ?t (MIN(?d) AS ?first) (MAX(?d) AS ?last)
        WHERE { GRAPH g:facts { ?t a kg:Tenure } GRAPH ?a { ?t kg:evidence ?e . ?e kg:observedOn ?d }
                FILTER NOT EXISTS { GRAPH ?a { ?e kg:status ?s } FILTER(?s IN (status:former, status:nominated)) } }
        GROUP BY ?t } ;

# 2. confidence of a fact = best evidence
INSERT { GRAPH g:derived { ?f kg:confidence ?c } }
WHERE { SELECT ?f (MAX(?x) AS ?c) WHERE { GRAPH ?a { ?f kg:evidence ?e . ?e kg:confidence ?x } } GROUP BY ?f } ;

# 3. person -> post, held at some time: anything but a mere nomination
INSERT { GRAPH g:derived { ?p kg:hasHeld ?q } }
WHERE { GRAPH g:facts { ?t org:member ?p ; kg:post ?q } GRAPH ?a { ?t kg:evidence ?e }
        FILTER NOT EXISTS { GRAPH ?a { ?e kg:status status:nominated } } } ;

# 3b. working notes: newest day on which a tenure is said to be held now, and to be over
INSERT { GRAPH g:work { ?t g:now ?now } }
WHERE { SELECT ?t (MAX(?d) AS ?now)
        WHERE { GRAPH g:facts { ?t a kg:Tenure } GRAPH ?a { ?t kg:evidence ?e . ?e kg:observedOn ?d }
                FILTER NOT EXISTS { GRAPH ?a { ?e kg:status ?s }
                                    FILTER(?s IN (status:former, status:dismissed, status:nominated)) } }
        GROUP BY ?t } ;
INSERT { GRAPH g:work { ?t g:over ?over } }
WHERE { SELECT ?t (MAX(?d) AS ?over)
        WHERE { GRAPH g:facts { ?t a kg:Tenure } GRAPH ?a { ?t kg:evidence ?e . ?e kg:observedOn ?d ; kg:status ?s }
                FILTER(?s IN (status:former, status:dismissed)) }
        GROUP BY ?t } ;

# 4. person -> post, believed current: said to be held, fresh enough, not said to be over since; no stated end; for a
#    single seat also: nobody else seen later in it, and the holder not newly seen later in another single seat.
INSERT { GRAPH g:derived { ?p org:holds ?q } }
WHERE { GRAPH g:facts { ?t org:member ?p ; kg:post ?q }
        GRAPH g:work { ?t g:now ?now }
        GRAPH g:derived { ?t kg:lastObserved ?l }
        FILTER(?l >= "$CUTOFF$"^^xsd:date)
        FILTER NOT EXISTS { GRAPH g:facts { ?t schema:endDate ?end } }
        FILTER NOT EXISTS { GRAPH g:work { ?t g:over ?over } FILTER(?over >= ?now) }
        FILTER NOT EXISTS { GRAPH g:entities { ?q kg:singleSeat true }
                            GRAPH g:facts { ?t2 kg:post ?q ; org:member ?p2 } GRAPH g:derived { ?t2 kg:lastObserved ?l2 }
                            FILTER(?p2 != ?p && ?l2 > ?l) }
        FILTER NOT EXISTS { GRAPH g:entities { ?q kg:singleSeat true . ?q3 kg:singleSeat true }
                            GRAPH g:facts { ?t3 org:member ?p ; kg:post ?q3 } GRAPH g:derived { ?t3 kg:firstObserved ?f3 }
                            FILTER(?q3 != ?q && ?f3 > ?l) } } ;
DROP SILENT GRAPH g:work ;

# 5. person -> body by the role of a current post (org:headOf, kg:deputyHeadOf, org:memberOf): org:roleProperty
INSERT { GRAPH g:derived { ?p ?direct ?o . ?p org:memberOf ?o } }
WHERE { GRAPH g:derived { ?p org:holds ?q } GRAPH g:entities { ?q org:postIn ?o ; org:role ?r } GRAPH g:ontology { ?r org:roleProperty ?direct } } ;

# 6. agent -> event: kg:shortcut
INSERT { GRAPH g:derived { ?a ?direct ?ev . ?a kg:tookPartIn ?ev } }
WHERE { GRAPH g:facts { ?x kg:participant ?a ; kg:event ?ev ; kg:as ?r } GRAPH g:ontology { ?r kg:shortcut ?direct } } ;

# 7. statements -> the plain triple, unless the world knows it already
INSERT { GRAPH g:derived { ?s ?p ?o } }
WHERE { GRAPH g:facts { ?x rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }
        FILTER NOT EXISTS { GRAPH g:entities { ?s ?p ?o } } }

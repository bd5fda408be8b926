# gnuplot -e "invoer='klassen.csv'; uitvoer='plaatje.svg'" plaatje.gp
set terminal svg size 640,360
set output uitvoer
set datafile separator ';'
set decimalsign '.'
set key off
set style fill solid 0.6
set xlabel 'saldo, teruggerekend naar nu (duizend euro)'
set ylabel 'trekkingen'
set xzeroaxis
# van, tot en trekkingen staan in de kolommen 2, 3 en 4
plot invoer using (($2 + $3) / 2000):4:(($3 - $2) / 1000) skip 1 with boxes

import pandas as pd
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

expr = pd.read_csv("expression.tsv", sep="\t", index_col=0)
subtype = expr.pop("subtype")

pca = PCA(n_components=30, random_state=0)
e_train, e_test, s_train, s_test = train_test_split(expr, subtype, test_size=0.3, random_state=0)
c_train = pca.fit_transform(e_train)
c_test = pca.transform(e_test)

svm = LinearSVC(C=0.1, random_state=0).fit(c_train, s_train)
print("Accuracy on test:", svm.score(c_test, s_test))
